package org.communique.treaty.stance;

import java.time.Instant;
import java.util.List;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;

/** What a coordinator asks of the organisations. */
public record NewStanceRequest(String title, EditionId edition, List<ArticleNumber> articles, Instant deadline) {}
