package org.communique.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.DistinctNames;
import org.communique.coalition.directory.Member;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.DateField;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.workflow.absence.Absence;
import org.communique.workflow.absence.AbsenceResult.Announced;
import org.communique.workflow.absence.AbsenceService;

/** Members' absences, with a substitute who reviews for them. */
@PermitAll
@Route("absence")
class AbsenceView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private final AbsenceService absences;
    private final Directory directory;
    private final DateField first = new DateField(getTranslation("workflow.absence.first"));
    private final DateField last = new DateField(getTranslation("workflow.absence.last"));
    private final ChoiceField<Member> substitute = new ChoiceField<>(getTranslation("workflow.absence.substitute"));
    private final UnorderedList list = new UnorderedList();

    AbsenceView(AbsenceService absences, Directory directory) {
        this.absences = absences;
        this.directory = directory;
        addClassNames("screen", "narrow");
        list.addClassName("item-list");
        first.setRequiredIndicatorVisible(true);
        last.setRequiredIndicatorVisible(true);
        substitute.setRequiredIndicatorVisible(true);
        var fields = new Div(first, last, substitute);
        fields.addClassName("form-grid");
        var announce = new Button(getTranslation("workflow.absence.announce"), click -> announce());
        var form = new Section(new Paragraph(getTranslation("workflow.absence.advice")), fields, announce);
        form.addClassName("panel");
        add(form, list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("workflow.absence.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var candidates = absences.candidates();
        substitute.setItems(candidates);
        substitute.setItemLabelGenerator(new DistinctNames(candidates, directory::organisations)::of);
        show();
    }

    /** What is refused stays in the form. */
    private void announce() {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        // Each says so.
        if (Toasts.isMissing(substitute, "screen.required")
                | Toasts.isMissing(last, "screen.required")
                | Toasts.isMissing(first, "screen.required")) {
            return;
        }
        switch (absences.announce(
                first.getValue(), last.getValue(), substitute.getValue().id())) {
            case Announced(var _) -> {
                first.clear();
                last.clear();
                substitute.clear();
                // Vaadin says of a required day that it is missing.
                first.setInvalid(false);
                last.setInvalid(false);
                Toasts.done(getTranslation("workflow.absence.announced"));
                show();
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }

    private void show() {
        var candidates = absences.candidates();
        list.removeAll();
        absences.mine().forEach(absence -> list.add(item(absence, candidates)));
    }

    private ListItem item(Absence absence, List<Member> candidates) {
        var name = candidates.stream()
                .filter(member -> member.id().equals(absence.substitute()))
                .map(Member::name)
                .findFirst()
                .orElse("");
        var text = new Span(getTranslation(
                absence.cancelledAt() == null ? "workflow.absence.item" : "workflow.absence.item.cancelled",
                TimeFormat.days(day(absence.from()), day(absence.until().minusMillis(1))),
                name));
        var line = new Div(text);
        line.addClassName("card-line");
        if (absence.cancelledAt() == null) {
            line.add(new Button(getTranslation("workflow.absence.cancel"), click -> {
                absences.cancel(absence.id());
                show();
            }));
        }
        return new ListItem(line);
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(TimeFormat.zone()).toLocalDate();
    }
}
