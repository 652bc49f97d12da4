/** What States, companies and others say of articles and topics: dated, with its source, private until a coordinator publishes it. */
@NamedInterface("position")
@NullMarked
package org.communique.treaty.position;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
