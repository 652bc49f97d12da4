package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Predicate;

/** Says that what waits has changed. The list itself changes when the member wants it: they may be in the middle of it. */
class WorkChangeHint extends Div {

    private final WorkUpdates updates;
    private final Predicate<WorkUpdates.Reading> changed;

    WorkChangeHint(WorkUpdates updates, Predicate<WorkUpdates.Reading> changed, Runnable update) {
        this.updates = updates;
        this.changed = changed;
        addClassName("next-step");
        getElement().setAttribute("role", "status");
        var show = new Button(getTranslation("statement.my-work.update"), click -> {
            update.run();
            setVisible(false);
        });
        show.addThemeVariants(ButtonVariant.TERTIARY);
        add(new Span(getTranslation("statement.my-work.changed")), show);
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var show = attached.getUI()
                .<WorkUpdates.Reading>accessLater(reading -> setVisible(changed.test(reading)), () -> {});
        var end = updates.watch(show::accept);
        addDetachListener(detached -> {
            detached.unregisterListener();
            end.run();
        });
    }
}
