/**
 * The tables of a registry. Every key begins with whom a row belongs to (a device, a person, an audience of the feed), and no
 * row of one owner points at a row of another: so they can be spread over many machines by that column. See
 * docs/registry-database.md.
 */
import type { Migration } from '../database/migrate.ts';

export const migrations: readonly Migration[] = [
  {
    id: 1,
    name: 'first tables',
    up: `
      -- One row. Another epoch begins when a backup was put back.
      create table life (one boolean primary key default true check (one), epoch text not null, begun_at timestamptz not null);
      create table counters (name text primary key, last bigint not null);

      create table people (
        id text primary key,
        name text not null,
        office text not null default '',
        country text not null default '',
        role text not null default '',
        created_at timestamptz not null
      );
      create index people_by_office on people (office, name);

      create table enrolment_codes (
        -- Of the code: who reads this table learns none.
        hash text primary key,
        person text not null,
        made_at timestamptz not null,
        expires_at timestamptz not null,
        used_by text,
        used_at timestamptz
      );

      create table devices (
        device text primary key,
        person text not null,
        enrolled_at timestamptz not null,
        head_n bigint not null default 0,
        head_id text,
        revoked_after bigint,
        is_forked boolean not null default false,
        -- How far its clock was behind when it last said hello.
        skew_ms bigint not null default 0,
        seen_at timestamptz
      );
      create index devices_by_person on devices (person);

      create table events (
        device text not null,
        n bigint not null,
        id text not null,
        received_at timestamptz not null,
        kind text not null,
        state text not null check (state in ('stored', 'fork', 'device-revoked')),
        -- As it came, signature and all.
        line text not null,
        primary key (device, n, id)
      );

      create table replays (
        device text not null,
        event text not null,
        n bigint not null,
        received_at timestamptz not null,
        state text not null check (state in ('waiting', 'done', 'review', 'failed')),
        tries int not null default 0,
        done_at timestamptz,
        verdict jsonb,
        primary key (device, event)
      );
      create index replays_waiting on replays (received_at) where state = 'waiting';

      -- Who came first with a journal, and with an attempt.
      create table journals (
        hash text primary key,
        person text not null,
        device text not null,
        event text not null
      );
      create table attempts (
        learner text not null,
        attempt text not null,
        hash text not null,
        primary key (learner, attempt)
      );
      create table learners (learner text primary key, person text not null, bound_at timestamptz not null);

      create table credentials (
        number text primary key,
        person text not null,
        learner text not null,
        course text not null,
        decided_at timestamptz not null,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        place bigint not null,
        event text not null,
        credential text not null,
        code text not null,
        withdrawn_at timestamptz,
        replaced_at timestamptz
      );
      create index credentials_by_person on credentials (person, course, expires_at desc);
      create index credentials_marked on credentials (place) where withdrawn_at is not null or replaced_at is not null;

      create table papers (number text primary key, pdf bytea not null);

      create table feed (
        audience text not null,
        pos bigint not null,
        id text not null,
        body text not null,
        key text not null,
        signature text not null,
        primary key (audience, pos)
      );
      create unique index feed_once on feed (audience, id);
      create table feed_ends (audience text primary key, last bigint not null);

      create table audit (
        subject text not null,
        at timestamptz not null,
        id bigint generated always as identity,
        who text not null,
        what text not null,
        why text not null default '',
        primary key (subject, at, id)
      );
    `,
    down: `
      drop table audit, feed_ends, feed, papers, credentials, learners, attempts, journals, replays, events, devices,
        enrolment_codes, people, counters, life;
    `,
  },
  {
    id: 2,
    name: 'other systems',
    up: `
      -- What other systems call a person, such as a staff number; one person each, everywhere.
      create table person_references (reference text primary key, person text not null);

      create table clients (
        id text primary key,
        -- Of the secret: who reads this table learns none.
        secret_hash text not null,
        name text not null,
        scopes text[] not null,
        -- Whose people it may ask about; null: everybody.
        offices text[],
        created_at timestamptz not null,
        revoked_at timestamptz
      );

      -- Credentials of other issuers, as they came: they are shown to their person and count for nothing here.
      create table brought (
        person text not null,
        issuer text not null,
        id text not null,
        issued_at timestamptz not null,
        brought_at timestamptz not null,
        credential text not null,
        primary key (person, issuer, id)
      );
    `,
    down: 'drop table brought, clients, person_references;',
  },
  {
    id: 3,
    name: 'clearance from an index alone',
    // What a person holds lies side by side in it: certificates themselves lie wherever there was room when they were made.
    up: `
      create index credentials_held on credentials (person, course)
        include (decided_at, expires_at, withdrawn_at, replaced_at);
      drop index credentials_by_person;
    `,
    down: `
      create index credentials_by_person on credentials (person, course, expires_at desc);
      drop index credentials_held;
    `,
  },
  {
    id: 10,
    name: 'people who sign in',
    // The sign-in and its name for the person, as ID tokens have them.
    up: `
      create table identities (subject text primary key, person text not null, first_at timestamptz not null);
      create index credentials_by_place on credentials (place);
    `,
    down: 'drop index credentials_by_place; drop table identities;',
  },
  {
    id: 20,
    name: 'journals that are kept for some time only',
    up: `
      alter table replays add is_dropped boolean not null default false;
      create index replays_to_drop on replays (done_at) where state = 'done' and not is_dropped;
      create index replays_open on replays (state, received_at) where state in ('waiting', 'review', 'failed');
    `,
    down: 'drop index replays_open, replays_to_drop; alter table replays drop is_dropped;',
  },
  {
    id: 30,
    name: 'a parent registry',
    up: `
      -- What the device signed when it signed up, as JSON: its person is told to a parent with it.
      alter table devices add proof text;
      -- Which registry forwards as this client.
      alter table clients add registry text;

      -- People whom other registries told of: as the one that forwards calls them, and who they are here.
      create table relayed_people (
        registry text not null,
        theirs text not null,
        person text not null,
        -- Known through it alone: then it says what the person is called.
        is_theirs boolean not null,
        told_at timestamptz not null,
        primary key (registry, theirs)
      );
      create index relayed_people_by_person on relayed_people (person);

      -- How far this registry is with its parent; another parent begins at the beginning.
      create table parents (
        parent text primary key,
        keys text[] not null,
        epoch text,
        heard bigint not null,
        -- Its records were put back: what it said is given back first.
        is_giving_back boolean not null
      );
      create table parent_people (
        parent text not null,
        person text not null,
        -- Digest of what was told; empty: not told yet.
        told text not null,
        heard bigint not null,
        refused text,
        primary key (parent, person)
      );
      create table parent_devices (
        parent text not null,
        device text not null,
        acknowledged bigint not null,
        refused text,
        primary key (parent, device)
      );
      -- What the parent said, as it signed it: given back to it when it lost it.
      create table parent_items (
        parent text not null,
        -- Empty: to all.
        person text not null,
        id text not null,
        body text not null,
        key text not null,
        signature text not null,
        primary key (parent, person, id)
      );
      create table parent_lists (parent text not null, id text not null, list text not null, primary key (parent, id));
    `,
    down: `
      drop table parent_lists, parent_items, parent_devices, parent_people, parents, relayed_people;
      alter table clients drop registry;
      alter table devices drop proof;
    `,
  },
  {
    id: 40,
    name: 'staff',
    up: `
      -- Who works with the records: focal points, assessors, invigilators, administrators.
      create table staff_members (
        id text primary key,
        name text not null,
        -- As it is typed, in small letters.
        login text not null unique,
        roles text[] not null,
        -- Whose people they see; null: everybody's.
        offices text[],
        -- scrypt, with its salt and its cost; null: none is set.
        password text,
        -- Who they are in the sign-in of the organisation, once they came from there.
        subject text unique,
        created_at timestamptz not null,
        last_seen_at timestamptz,
        ended_at timestamptz
      );

      create table staff_codes (
        -- Of the code: who reads this table learns none.
        hash text primary key,
        member text not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index staff_codes_by_member on staff_codes (member);

      create table staff_sessions (
        -- Of the token that their browser has.
        hash text primary key,
        member text not null,
        created_at timestamptz not null,
        seen_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index staff_sessions_by_member on staff_sessions (member);

      -- What it was done to: a number, a device, an id.
      alter table audit add about text not null default '';
    `,
    down: 'alter table audit drop about; drop table staff_sessions, staff_codes, staff_members;',
  },
  {
    id: 41,
    name: 'people by part of their name, in order, and what was issued when',
    // PostgreSQL has pg_trgm for it, which not every PostgreSQL has; pairs of letters do with what each of them has, and
    // find names of two Chinese characters as well.
    up: `
      create function fieldpass_folded(name text) returns text language sql immutable strict parallel safe
        return lower(regexp_replace(normalize(name, NFKD), '[\\u0300-\\u036f]', '', 'g'));
      create function fieldpass_pairs(folded text) returns text[] language sql immutable strict parallel safe
        return array(select distinct substr(folded, place, 2) from generate_series(1, length(folded) - 1) as place);

      alter table people add folded text not null generated always as (fieldpass_folded(name)) stored;
      create index people_in_order on people (folded, id);
      create index people_by_pairs on people using gin (fieldpass_pairs(folded));
      drop index people_by_office;
      create index people_of_office on people (office, folded, id);
      create index references_by_person on person_references (person);
      create index credentials_by_issue on credentials (issued_at) include (person);
    `,
    down: `
      drop index credentials_by_issue, references_by_person, people_of_office, people_by_pairs, people_in_order;
      create index people_by_office on people (office, name);
      alter table people drop folded;
      drop function fieldpass_pairs(text), fieldpass_folded(text);
    `,
  },
  {
    id: 45,
    name: 'what staff do',
    up: `
      -- A course that somebody is to pass. Whether it is done follows from what they hold.
      create table assignments (
        person text not null,
        id text not null,
        course text not null,
        due_on date not null,
        note text not null default '',
        assigned_at timestamptz not null,
        -- As in the audit.
        assigned_by text not null,
        -- How often its day or its note changed.
        turn integer not null default 1,
        cancelled_at timestamptz,
        primary key (person, id)
      );
      create unique index assignments_by_id on assignments (id);
      create index assignments_by_course on assignments (person, course) where cancelled_at is null;
      create index assignments_by_day on assignments (due_on, person, id);
      create index replays_by_event on replays (event);
      create index audit_by_time on audit (at, id);
    `,
    down: 'drop index audit_by_time, replays_by_event; drop table assignments;',
  },
  {
    id: 46,
    name: 'audit in codes',
    // What stood there in English goes over to its code, and what it was about beside it; back again it is as it was.
    up: `
      update audit set what = 'certificate-registered', about = split_part(why, ' ', 1), why = split_part(why, ' ', 2)
        where what = 'credential registered' and why ~ '^[^ ]+ [^ ]+$';
      update audit set about = split_part(what, ' ', 2), what = 'certificate-revoked'
        where what ~ '^certificate [^ ]+ withdrawn$';
      update audit set about = split_part(what, ' ', 2), what = 'device-revoked' where what ~ '^device [^ ]+ revoked$';
      update audit set about = substr(subject, 8), what = replace(what, ' ', '-')
        where what in ('client added', 'client revoked') and subject like 'client:%';
      update audit set about = split_part(what, ': ', 2), what = 'person-erased'
        where what ~ '^a person was erased; certificates whose numbers stay: [0-9]+$';
    `,
    down: `
      update audit set what = 'credential registered', why = about || ' ' || why, about = ''
        where what = 'certificate-registered';
      update audit set what = 'certificate ' || about || ' withdrawn', about = '' where what = 'certificate-revoked';
      update audit set what = 'device ' || about || ' revoked', about = '' where what = 'device-revoked';
      update audit set what = replace(what, '-', ' '), about = '' where what in ('client-added', 'client-revoked');
      update audit set what = 'a person was erased; certificates whose numbers stay: ' || about, about = ''
        where what = 'person-erased';
    `,
  },
  {
    id: 50,
    name: 'wallets that act for a person',
    up: `
      -- Programs that registered themselves (RFC 7591): what they are called is their own word.
      create table wallets (
        id text primary key,
        -- Of the secret; null: the program has none and proves itself by PKCE alone.
        secret_hash text,
        name text not null,
        redirects text[] not null,
        scopes text[] not null,
        is_lasting boolean not null,
        registered_at timestamptz not null,
        -- When a person first let it in; who registers and is never let in is forgotten.
        used_at timestamptz,
        revoked_at timestamptz
      );
      create index wallets_unused on wallets (registered_at) where used_at is null;

      -- What a person types into the page of a wallet, shown by the person's own device.
      create table wallet_codes (
        hash text primary key,
        person text not null,
        expires_at timestamptz not null
      );
      create index wallet_codes_by_person on wallet_codes (person);

      -- What a person let a wallet do.
      create table grants (
        id text primary key,
        person text not null,
        wallet text not null,
        scopes text[] not null,
        is_lasting boolean not null,
        redirect text not null,
        -- PKCE, S256.
        challenge text not null,
        granted_at timestamptz not null,
        -- When its code was changed for tokens: it counts once.
        redeemed_at timestamptz,
        -- How often it was renewed, and when: only the newest token to renew with counts.
        renewals integer not null default 0,
        renewed_at timestamptz,
        revoked_at timestamptz
      );
      create index grants_by_person on grants (person, granted_at);

      -- How a person can be reached, as a wallet put it: shown to wallets of this person, and to nobody else.
      create table contacts (person text primary key, contact jsonb not null, changed_at timestamptz not null);
    `,
    down: 'drop table contacts, grants, wallet_codes, wallets;',
  },
  {
    id: 60,
    name: 'programmes that may be met when more is known',
    // What did not count is looked at again when a lesson or a certificate of the same person comes, and from time to time.
    up: `
      alter table replays add asks_again boolean not null default false;
      create index replays_asking on replays (device) where asks_again;
    `,
    down: 'drop index replays_asking; alter table replays drop asks_again;',
  },
  {
    id: 70,
    name: 'passes of assessors that were withdrawn',
    up: `
      -- What rested on them was looked at, with the instant of then.
      create table withdrawn_passes (
        issuer text not null,
        pass text not null,
        withdrawn_at timestamptz not null,
        primary key (issuer, pass)
      );
      create index withdrawn_passes_by_pass on withdrawn_passes (pass);
    `,
    down: 'drop table withdrawn_passes;',
  },
  {
    id: 80,
    name: 'the roster, crisis teams, and what was done, in counts',
    up: `
      -- What somebody lets others see, as they said it last. Taken back, the row stays without it, so that an older word that
      -- comes later lists nobody.
      create table roster (
        person text primary key,
        is_listed boolean not null,
        seen_by text not null default '',
        languages text[] not null default '{}',
        country text not null default '',
        place text not null default '',
        reach text not null default '',
        contact text not null default '',
        counts_activity boolean not null default false,
        said_at timestamptz not null,
        device text not null,
        n bigint not null
      );
      create index roster_by_country on roster (country) where is_listed;

      -- Of one learner's logbook on one computer; a person may have two.
      create table activity (
        person text not null,
        learner text not null,
        programme text not null,
        month text not null,
        activity text not null,
        count integer not null,
        confirmed integer not null,
        minutes integer not null,
        people integer not null,
        primary key (person, learner, programme, month, activity)
      );
      create index activity_by_month on activity (month);

      create table teams (
        id text primary key,
        name text not null,
        office text not null,
        country text not null,
        place text not null,
        -- What it is to have.
        needs jsonb not null,
        made_at timestamptz not null,
        ended_at timestamptz
      );
      create index teams_of_office on teams (office) where ended_at is null;

      -- Who is in it and was. turn: counts what was said of it to the person.
      create table team_members (
        team text not null,
        person text not null,
        turn integer not null,
        since timestamptz not null,
        left_at timestamptz,
        primary key (team, person)
      );
      create index team_members_by_person on team_members (person) where left_at is null;
    `,
    down: 'drop table team_members, teams, activity, roster;',
  },
];
