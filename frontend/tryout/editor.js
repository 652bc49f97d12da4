const query = new URLSearchParams(location.search);
document.documentElement.dir = query.get('dir') ?? 'ltr';
const editor = document.createElement('communique-editor');
editor.document = query.get('draft') ?? 'draft-1';
editor.url = `ws://localhost:${Number(location.port) + 1}`;
editor.userName = query.get('name') ?? 'Visitor';
for (const event of ['status-changed', 'frozen-changed', 'people-changed']) {
  editor.addEventListener(event, ({ detail }) => console.info(event, JSON.stringify(detail)));
}
document.body.append(editor);
