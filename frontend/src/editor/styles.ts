import layout from './layout.css?inline';
import panels from './panels.css?inline';
import text from './text.css?inline';
import toolbar from './toolbar.css?inline';

export default [layout, toolbar, text, panels].join('\n');
