/** Live drafts: rooms, the Hocuspocus protocol over WebSocket, and the durable edit log. */
@NullMarked
package org.communique.collab;

import org.jspecify.annotations.NullMarked;
