/** What members and coordinators do in a review: decide, assign reviewers, extend deadlines, and send a text back. */
@NamedInterface("review")
@NullMarked
package org.communique.workflow.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
