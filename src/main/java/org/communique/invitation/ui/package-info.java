/** What coordinators see of invitations and join requests, below the board of a call. */
@NullMarked
package org.communique.invitation.ui;

import org.jspecify.annotations.NullMarked;
