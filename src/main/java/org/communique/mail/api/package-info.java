/** What became of mails, over the API. */
@NullMarked
package org.communique.mail.api;

import org.jspecify.annotations.NullMarked;
