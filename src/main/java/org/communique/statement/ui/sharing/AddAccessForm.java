package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.communique.screen.PickerField;
import org.communique.statement.sharing.AccessCandidate;

/** Finds people and organisations in one field. Who is chosen has access at once, with the right that their roles suggest. */
public class AddAccessForm extends Div {

    private final PickerField<AccessCandidate> who;

    /**
     * @param search finds by a part of a name
     * @param given  is called with each who is chosen
     */
    public AddAccessForm(Function<String, List<AccessCandidate>> search, Consumer<AccessCandidate> given) {
        addClassName("add-access");
        who = new PickerField<>(getTranslation("statement.sharing.who"), search, AccessCandidate::name, given);
        who.setPlaceholder(getTranslation("statement.sharing.who.placeholder"));
        // What it is called may be what another is called, and the browser would choose the first of them.
        who.setItemLabelGenerator(candidate -> candidate.name() + " · " + candidate.detail());
        who.setRenderer(new ComponentRenderer<>(AddAccessForm::option));
        who.setWidthFull();
        add(who);
    }

    public void focus() {
        who.focus();
    }

    private static Component option(AccessCandidate candidate) {
        var name = new Span(candidate.name());
        var detail = new Span(candidate.detail());
        detail.addClassName("meta");
        var option = new Div(name, detail);
        option.addClassName("two-lines");
        return option;
    }
}
