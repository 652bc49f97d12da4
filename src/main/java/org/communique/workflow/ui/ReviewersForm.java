package org.communique.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.DistinctNames;
import org.communique.coalition.directory.Member;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.Toasts;
import org.communique.statement.ui.StatementLayout;
import org.communique.workflow.review.AssignResult;
import org.communique.workflow.review.AssignResult.Assigned;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.stage.Stage;

/** Lets a coordinator choose who is asked on a stage. */
class ReviewersForm extends Details {

    private Stage stage;
    private final AssignmentService assignment;
    private final List<Member> candidates;
    private final ChoiceField.Several<Member> members = new ChoiceField.Several<>("");

    ReviewersForm(Stage stage, AssignmentService assignment, Directory directory) {
        this.stage = stage;
        this.assignment = assignment;
        candidates = assignment.candidates(stage.id());
        members.setLabel(getTranslation("workflow.reviewers.members"));
        members.setHelperText(getTranslation("workflow.reviewers.advice"));
        members.setItems(candidates);
        members.setItemLabelGenerator(new DistinctNames(candidates, directory::organisations)::of);
        members.setValue(
                candidates.stream().filter(member -> stage.asks(member.id())).collect(Collectors.toSet()));
        members.setWidthFull();
        members.setRequiredIndicatorVisible(true);
        setSummaryText(getTranslation("workflow.reviewers"));
        setOpened(stage.lacksReviewers());
        if (candidates.size() < stage.policy().needed(candidates.size())) {
            add(new Paragraph(getTranslation("workflow.reviewers.too-few-candidates." + stage.role())));
        }
        add(members, new Button(getTranslation("workflow.reviewers.assign"), click -> assign()));
    }

    /** Takes in whom others have asked meanwhile, and leaves what was chosen here. */
    void follow(Stage now) {
        if (now.lacksReviewers() && !stage.lacksReviewers()) {
            setOpened(true);
        }
        var chosen = new HashSet<>(members.getValue());
        for (var member : candidates) {
            if (now.asks(member.id()) && !stage.asks(member.id())) {
                chosen.add(member);
            } else if (!now.asks(member.id()) && stage.asks(member.id())) {
                chosen.remove(member);
            }
        }
        stage = now;
        members.setValue(chosen);
    }

    private void assign() {
        if (Toasts.isUnfinished(members) || Toasts.isMissing(members, "workflow.reviewers.missing")) {
            return;
        }
        var chosen = members.getValue().stream().map(Member::id).collect(Collectors.toSet());
        tell(assignment.assignReviewers(stage.id(), chosen));
        StatementLayout.follow();
    }

    private void tell(AssignResult result) {
        switch (result) {
            case Assigned(var _) -> Toasts.done(getTranslation("workflow.reviewers.assigned"));
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
