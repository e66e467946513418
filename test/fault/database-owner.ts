/**
 * Run as a child: opens the database in a folder and writes rows one after the other, each with its number, which it
 * says when the database has answered that it is written.
 */
import { openCluster } from '#registry/database/cluster.ts';
import { connect } from '#registry/database/connect.ts';

const [folder] = process.argv.slice(2) as [string];
const opened = await openCluster(folder);
if (!opened.ok) {
  console.log(`refused ${opened.failure.code}`);
  process.exit(1);
}
const pool = connect(opened.value.url, { max: 4 });
await pool.query('create table if not exists rows (n serial primary key)');
console.log('open');
const keepWriting = async () => {
  for (;;) {
    const { rows } = await pool.query<{ n: number }>('insert into rows default values returning n');
    console.log(`wrote ${rows[0]?.n}`);
  }
};
await Promise.all(Array.from({ length: 4 }, keepWriting));
