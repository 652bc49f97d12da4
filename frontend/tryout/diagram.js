const diagram = document.createElement('communique-diagram');
diagram.xml = await (await fetch('/workflows/joint-statement.bpmn20.xml')).text();
diagram.states = JSON.parse(new URLSearchParams(location.search).get('states') ?? '{}');
document.body.append(diagram);
