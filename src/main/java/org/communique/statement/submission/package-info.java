/** What is open in a draft before it is submitted: features say it, the draft's screen and the API show it. */
@NamedInterface("submission")
@NullMarked
package org.communique.statement.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
