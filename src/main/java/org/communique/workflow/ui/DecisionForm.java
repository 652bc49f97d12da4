package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.ui.StatementLayout;
import org.communique.workflow.decision.CarryOverRule;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.Decide;
import org.communique.workflow.review.DecideResult;
import org.communique.workflow.review.DecideResult.AlreadyDecided;
import org.communique.workflow.review.DecideResult.ReasonMissing;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.ReviewerStatus;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.review.StageDetails.ReaderStatus;
import org.communique.workflow.stage.ApprovalPolicy;
import org.communique.workflow.stage.ApprovalPolicy.Changes;
import org.communique.workflow.stage.Stage;

/** Takes the reader's verdict on the text that the screen shows. */
class DecisionForm extends Div {

    private final StageDetails details;
    private final Stage stage;
    private final ReviewService review;
    private final RadioButtonGroup<Verdict> verdict = new RadioButtonGroup<>();
    private final TextArea comment = new TextArea();
    private final TextField paragraphs = new TextField();
    private boolean said;

    DecisionForm(StageDetails details, MemberId reader, ReviewService review) {
        this.details = details;
        stage = details.stage();
        this.review = review;
        addClassName("verdict");
        verdict.setLabel(getTranslation("workflow.review.verdict", stage.name()));
        verdict.setItems(choices(details.standing()));
        verdict.setRenderer(new ComponentRenderer<>(this::choice));
        verdict.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        verdict.addValueChangeListener(change -> askForReason());
        comment.setLabel(getTranslation("workflow.review.comment"));
        askForReason();
        comment.setMaxLength(10_000);
        comment.setMinRows(3);
        comment.setWidthFull();
        var record = new Button(getTranslation("workflow.review.record"), click -> submit());
        record.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        paragraphs.setLabel(getTranslation("workflow.review.paragraphs"));
        paragraphs.setHelperText(getTranslation("workflow.review.paragraphs.advice"));
        paragraphs.setPattern("[0-9 ,;]*");
        paragraphs.setVisible(stage.keep() == CarryOverRule.UNTOUCHED && details.standing() != ReaderStatus.MAY_CAST);
        paragraphs.setWidthFull();
        // What was said with a decision that was taken back need not be written again; an objection that was met is
        // over.
        details.reviewers().stream()
                .filter(status -> status.member().equals(reader))
                .filter(status -> status.decision() != null
                        && status.decision().withdrawn()
                        && status.decision().verdict() != Verdict.OBJECT)
                .map(ReviewerStatus::comment)
                .forEach(comment::setValue);
        UnsentText.keep(comment);
        add(verdict, comment, paragraphs, record);
    }

    private static List<Verdict> choices(ReaderStatus readerStatus) {
        return readerStatus == ReaderStatus.MAY_CAST
                ? List.of(Verdict.APPROVE, Verdict.REQUEST_CHANGES)
                : Arrays.stream(Verdict.values())
                        .filter(choice -> choice != Verdict.TACIT_APPROVAL)
                        .toList();
    }

    /** Numbers too long to be one, as whatever else is no number, are left out. */
    private Set<Integer> chosenParagraphs() {
        return Arrays.stream(paragraphs.getValue().split("[^0-9]+"))
                .filter(number -> !number.isEmpty() && number.length() < 6)
                .map(Integer::valueOf)
                .filter(number -> number > 0)
                .collect(Collectors.toSet());
    }

    private Component choice(Verdict choice) {
        var consequence = new Span(consequence(choice));
        consequence.addClassName("meta");
        var line = new Div(new Span(getTranslation("workflow.verdict." + choice)), new Text(" "), consequence);
        line.addClassName("verdict-choice");
        return line;
    }

    /** Comments that are held for the decision say why. */
    void follow(boolean held) {
        if (held != said) {
            said = held;
            askForReason();
        }
    }

    private void askForReason() {
        comment.setRequiredIndicatorVisible(
                !verdict.isEmpty() && verdict.getValue().needsReason() && !said);
        comment.setHelperText(getTranslation(said ? "workflow.review.comment.held" : "workflow.review.comment.advice"));
        comment.setInvalid(false);
    }

    private void submit() {
        if (verdict.isEmpty()) {
            verdict.setErrorMessage(getTranslation("workflow.review.verdict.missing"));
            verdict.setInvalid(true);
            return;
        }
        var command = new Decide(stage.id(), stage.hash(), verdict.getValue(), comment.getValue(), chosenParagraphs());
        var result = review.decide(command);
        if (result instanceof ReasonMissing missing) {
            Toasts.refused(comment, Toasts.text(missing));
            return;
        }
        tell(result);
        StatementLayout.follow();
        // Not on Undo, which whoever presses Enter once more would press.
        UI.getCurrent().getPage().executeJs("""
            (document.querySelector('.recorded-decision [tabindex]') ?? document.querySelector('main')).focus()\
            """);
    }

    private void tell(DecideResult result) {
        switch (result) {
            case Recorded(var decision, var _) -> {
                comment.clear();
                Toasts.done(getTranslation(
                        "workflow.review.recorded",
                        getTranslation(decision.verdict().messageKey())));
            }
            case AlreadyDecided(var first) ->
                Toasts.done(getTranslation("workflow.review.already", TimeFormat.local(first.at())));
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }

    /** What a verdict does on the stage, in words, as {@link ApprovalPolicy} counts it. */
    private String consequence(Verdict verdict) {
        var policy = details.stage().policy();
        return getTranslation(
                "workflow.consequence." + verdict + "."
                        + (details.standing() == ReaderStatus.MAY_CAST ? "casting" : effect(verdict, policy)),
                policy.needed(details.stage().votes()));
    }

    private static String effect(Verdict verdict, ApprovalPolicy policy) {
        return switch (verdict) {
            case RECUSE, APPROVE_WITH_COMMENTS, TACIT_APPROVAL -> "any";
            case APPROVE, ABSTAIN -> policy.rule().counts() ? "counted" : "consensus";
            case REQUEST_CHANGES -> endsAtOnce(policy) || !policy.rule().counts() ? "ends" : "counted";
            case OBJECT -> !policy.rule().counts() ? "consensus" : endsAtOnce(policy) ? "ends" : "counted";
        };
    }

    private static boolean endsAtOnce(ApprovalPolicy policy) {
        return policy.rule().counts() && policy.changes() == Changes.ANY;
    }
}
