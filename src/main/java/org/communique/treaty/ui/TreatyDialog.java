package org.communique.treaty.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused.Cause;
import org.communique.screen.ChoiceField;
import org.communique.screen.DateField;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Topic;

/** A form over the page. What a service refuses is said at the field that it is about, or over the page. */
public abstract class TreatyDialog extends Dialog {

    private final Button save = new Button("", click -> attempt());
    private final List<BooleanSupplier> missing = new ArrayList<>();
    private Consumer<String> invalid = Toasts::refused;

    protected TreatyDialog(String title, String action) {
        setHeaderTitle(title);
        setWidth("min(44rem, 94vw)");
        UnsentText.keepIn(this);
        var cancel = new Button(getTranslation("screen.cancel"), click -> close());
        save.setText(action);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(cancel, save);
    }

    protected final void fields(Component... fields) {
        var form = new Div(fields);
        form.addClassName("form-grid");
        add(form);
    }

    /** Nothing is saved while one that can be filled in is empty. */
    @SafeVarargs
    protected final <F extends Component & HasValue<?, ?> & HasValidation> void require(F... fields) {
        for (var field : fields) {
            field.setRequiredIndicatorVisible(true);
            // The first has the focus in the end.
            missing.addFirst(() -> field.isVisible()
                    && field.getElement().isEnabled()
                    && !Toasts.isUnfinished(field)
                    && Toasts.isMissing(field, "screen.required"));
        }
    }

    /** Either is to be chosen, not both. */
    protected final void requireOneOf(ChoiceField<Article> article, ChoiceField<Topic> topic) {
        topic.setHelperText(TreatyLabels.text("position.subject.help"));
        topic.addValueChangeListener(change -> article.setInvalid(false));
        missing.addFirst(() -> {
            if (article.isEmpty() == topic.isEmpty()) {
                Toasts.refused(
                        article,
                        TreatyLabels.text(article.isEmpty() ? "position.subject.none" : "position.subject.both"));
            }
            return article.isInvalid();
        });
    }

    /** @param first from when on the day of something that happened can be */
    protected static void past(DateField day, LocalDate first) {
        day.between(first, LocalDate.now(TimeFormat.zone()));
    }

    /** What someone typed is to be of this kind, or nothing. */
    protected final void demand(TextField field, Predicate<String> fits, String key) {
        missing.addFirst(() -> {
            boolean wrong = !field.getValue().isBlank() && !fits.test(field.getValue());
            if (wrong) {
                Toasts.refused(field, getTranslation(key));
            }
            return wrong;
        });
    }

    /** Which field it is that the service may find invalid when the others are filled in. */
    protected final <F extends Component & HasValidation> void judges(F field) {
        invalid = message -> Toasts.refused(field, message);
    }

    protected final void allowSaving(boolean allowed) {
        save.setEnabled(allowed);
    }

    protected final void refuse(Refusal refusal) {
        var message = Toasts.text(refusal);
        if (refusal.description().cause() == Cause.INVALID) {
            invalid.accept(message);
        } else {
            Toasts.refused(message);
        }
    }

    /** Shows what was refused; otherwise says that it is done, and closes. */
    protected final void finish(Object outcome, String done, Runnable afterwards) {
        if (outcome instanceof Refusal refusal) {
            refuse(refusal);
            return;
        }
        Toasts.done(TreatyLabels.text(done));
        close();
        afterwards.run();
    }

    private void attempt() {
        // Each field speaks for itself.
        boolean unfinished = Toasts.isUnfinished(this);
        if (missing.stream().filter(BooleanSupplier::getAsBoolean).count() > 0 || unfinished) {
            return;
        }
        question()
                .ifPresentOrElse(
                        question -> new ConfirmDialog(
                                        getHeaderTitle(),
                                        question,
                                        save.getText(),
                                        confirmed -> confirmed(),
                                        getTranslation("screen.cancel"),
                                        cancelled -> {})
                                .open(),
                        () -> ConfirmedAct.run(this::save));
    }

    private void confirmed() {
        if (isOpened()) {
            ConfirmedAct.run(this::save);
        }
    }

    /** What is asked before anything is saved; empty for nothing. */
    protected Optional<String> question() {
        return Optional.empty();
    }

    protected abstract void save();
}
