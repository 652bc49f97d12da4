/** Lists and tables about a text, such as of what is proposed to change in it, as files. */
@NamedInterface("report")
@NullMarked
package org.communique.publishing.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
