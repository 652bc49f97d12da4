/** Notices over the API. */
@NullMarked
package org.communique.notification.api;

import org.jspecify.annotations.NullMarked;
