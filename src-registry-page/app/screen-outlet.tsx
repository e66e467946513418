/**
 * The screen of the place where one is, in the shell.
 */
import { AccountScreen } from '../screens/account/account-screen.tsx';
import { AssignmentsScreen } from '../screens/assignments/assignments-screen.tsx';
import { AuditScreen } from '../screens/audit/audit-screen.tsx';
import { FiguresScreen } from '../screens/figures/figures-screen.tsx';
import { MembersScreen } from '../screens/members/members-screen.tsx';
import { OverviewScreen } from '../screens/overview/overview-screen.tsx';
import { PeopleScreen } from '../screens/people/people-screen.tsx';
import { PersonScreen } from '../screens/person/person-screen.tsx';
import { ReviewScreen } from '../screens/reviews/review-screen.tsx';
import { ReviewsScreen } from '../screens/reviews/reviews-screen.tsx';
import { RosterScreen } from '../screens/roster/roster-screen.tsx';
import { TeamScreen } from '../screens/teams/team-screen.tsx';
import { TeamsScreen } from '../screens/teams/teams-screen.tsx';
import type { Place } from './place.ts';
import { useGoing } from './place-provider.tsx';
import { Shell } from './shell.tsx';
import { TroubleBoundary } from './trouble-boundary.tsx';

function screenOf(place: Place) {
  switch (place.screen) {
    case 'overview':
      return <OverviewScreen place={place} />;
    case 'people':
      return <PeopleScreen place={place} />;
    case 'person':
      return <PersonScreen key={place.id} id={place.id} />;
    case 'assignments':
      return <AssignmentsScreen place={place} />;
    case 'reviews':
      return <ReviewsScreen place={place} />;
    case 'review':
      return <ReviewScreen key={place.id} id={place.id} />;
    case 'roster':
      return <RosterScreen place={place} />;
    case 'teams':
      return <TeamsScreen place={place} />;
    case 'team':
      return <TeamScreen key={place.id} id={place.id} />;
    case 'figures':
      return <FiguresScreen place={place} />;
    case 'audit':
      return <AuditScreen place={place} />;
    case 'members':
      return <MembersScreen />;
    case 'account':
      return <AccountScreen />;
  }
}

export function ScreenOutlet() {
  const { place, visit } = useGoing();
  return (
    <Shell>
      <TroubleBoundary key={visit}>{screenOf(place)}</TroubleBoundary>
    </Shell>
  );
}
