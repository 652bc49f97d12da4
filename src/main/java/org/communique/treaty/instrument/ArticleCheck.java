package org.communique.treaty.instrument;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;

/** An administrator compared an article's number and title with the depositary's text. */
public record ArticleCheck(MemberId by, Instant at) {}
