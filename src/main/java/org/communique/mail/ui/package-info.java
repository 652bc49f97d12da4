/** How mails and their states look on screens. */
@NamedInterface("ui")
@NullMarked
package org.communique.mail.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
