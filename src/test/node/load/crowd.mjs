// crowd.mjs BASE DATA PID SECONDS: hundreds write in one draft of a server that was started with --demo. Prints a line of JSON for each crowd.
import { Coalition, inParallel } from './coalition.mjs'
import { measure } from './measure.mjs'

const CROWDS = [
  { editors: 300, rate: 5, carets: false },
  { editors: 600, rate: 2.5, carets: false },
  { editors: 300, rate: 5, carets: true },
  { editors: 600, rate: 2.5, carets: true }
]
/** As many connections as a member may have to one draft. */
const EDITORS_OF_MEMBER = 16

const [base, data, pid, seconds] = process.argv.slice(2)
const coalition = new Coalition(base, data)
coalition.administrator = await coalition.caller('ingrid@wapit.example')
const seat = await coalition.organisation(`Crowd ${coalition.mark}`, 'KE')
const coordinator = await coalition.member('Coordinator', seat, 'COORDINATOR', 'DRAFTER')
const most = Math.max(...CROWDS.map(({ editors }) => editors))
const members = await inParallel(Array.from({ length: Math.ceil(most / EDITORS_OF_MEMBER) }, (_, i) => i), 4, i =>
  coalition.member(`Drafter${i}`, seat, 'DRAFTER'))
for (const crowd of CROWDS) {
  const { id } = await coordinator.call('POST', '/api/v1/statements', {
    title: `${crowd.editors} editors ${crowd.carets ? 'with carets' : ''}`,
    language: 'en',
    markdown: '# Crowd\n\nWe call on States.\n',
    grants: members.map(member => ({ member: member.id, right: 'EDIT' }))
  })
  const target = {
    url: `${base.replace('http', 'ws')}/collab`,
    tokens: members.map(member => member.headers.Authorization.slice('Bearer '.length)),
    pid: Number(pid),
    addresses: ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4']
  }
  console.log(JSON.stringify({ ...crowd, ...(await measure(target, { ...crowd, documents: [id], seconds: Number(seconds) })) }))
}
process.exit(0)
