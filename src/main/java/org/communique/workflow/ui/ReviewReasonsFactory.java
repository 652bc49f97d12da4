package org.communique.workflow.ui;

import org.communique.statement.Statement;
import org.communique.statement.ui.DraftMargin;
import org.communique.statement.ui.DraftMarginPart;
import org.communique.statement.ui.DraftMarginSource;
import org.communique.workflow.review.ReviewService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the reviewers' reasons above the comments. */
@Component
@Order(1)
class ReviewReasonsFactory implements DraftMarginSource {

    private final ReviewService reviews;

    ReviewReasonsFactory(ReviewService reviews) {
        this.reviews = reviews;
    }

    @Override
    public DraftMarginPart open(DraftMargin margin, Statement statement) {
        return new ReviewReasons(margin, reviews);
    }
}
