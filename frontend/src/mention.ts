import { CommuniqueMentions } from './mention/mentions-element';

if (!customElements.get('communique-mentions')) customElements.define('communique-mentions', CommuniqueMentions);
