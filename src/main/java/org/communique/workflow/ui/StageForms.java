package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.mail.MailService;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.review.DeadlineService;
import org.communique.workflow.review.ReturnService;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.review.StageDetails.ReaderStatus;

/** What a member can do about a stage on its panel, as far as they may. */
class StageForms {

    private final ReviewService review;
    private final AssignmentService assignment;
    private final DeadlineService deadlines;
    private final ReturnService returns;
    private final MailService mails;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final Directory directory;

    StageForms(
            ReviewService review,
            AssignmentService assignment,
            DeadlineService deadlines,
            ReturnService returns,
            MailService mails,
            StatementRights rights,
            CurrentMember currentMember,
            Directory directory) {
        this.review = review;
        this.assignment = assignment;
        this.deadlines = deadlines;
        this.returns = returns;
        this.mails = mails;
        this.rights = rights;
        this.currentMember = currentMember;
        this.directory = directory;
    }

    /** One is another when the reader has something else to do in it; the others stay as they are. */
    SequencedMap<Object, Supplier<Component>> of(StageDetails details, Statement statement) {
        var forms = new LinkedHashMap<Object, Supplier<Component>>();
        var stage = details.stage();
        var standing = details.standing();
        switch (standing) {
            case MAY_DECIDE, MAY_CAST, DECIDED -> {}
            case CARRIED_OVER -> explain(standing, "workflow.review.carried-over", forms);
            case OWN_TEXT ->
                explain(
                        standing,
                        stage.lacksReviewers() ? "workflow.review.own-text.no-one" : "workflow.refusal.own-text",
                        forms);
            case NOT_ASKED -> explain(standing, "workflow.review.not-asked", forms);
        }
        if (EnumSet.of(ReaderStatus.MAY_DECIDE, ReaderStatus.MAY_CAST, ReaderStatus.CARRIED_OVER)
                .contains(standing)) {
            forms.put(List.of("decide", standing), () -> new DecisionForm(details, currentMember.id(), review));
        }
        if (standing == ReaderStatus.MAY_DECIDE) {
            forms.put("delegate", () -> new DelegationForm(stage, assignment, directory));
        }
        var coordinates = rights.canCoordinate(statement.id());
        if (coordinates) {
            forms.put("reviewers", () -> new ReviewersForm(stage, assignment, directory));
            forms.put("deadline", () -> new DeadlineForm(stage, deadlines, mails));
        }
        if (returns.mayRecall(statement.id())) {
            forms.put("return", () -> new ReturnForm(statement, stage, returns, coordinates));
        }
        return forms;
    }

    private static void explain(ReaderStatus standing, String key, Map<Object, Supplier<Component>> forms) {
        forms.put(standing, () -> new Paragraph(I18NProvider.translate(key)));
    }
}
