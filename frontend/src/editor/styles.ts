import amendment from '../amendment/amendment.css?inline';
import annotations from '../annotation/annotation.css?inline';
import languages from '../language/language.css?inline';
import commentButton from '../shared/comment-button.css?inline';
import suggestions from '../suggestion/suggestion.css?inline';
import layout from './layout.css?inline';
import panels from './panels.css?inline';
import text from './text.css?inline';
import toolbar from './toolbar.css?inline';

export default [layout, toolbar, text, panels, annotations, amendment, suggestions, languages, commentButton].join('\n');
