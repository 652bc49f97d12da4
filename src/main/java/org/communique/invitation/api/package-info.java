/** Invitations and requests to join over the API. */
@NullMarked
package org.communique.invitation.api;

import org.jspecify.annotations.NullMarked;
