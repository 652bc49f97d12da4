package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.communique.statement.sharing.AccessCandidate;

/** Finds people and organisations in one field. Who is chosen has access at once, with the right that their roles suggest. */
public class AddAccessForm extends Div {

    private final ComboBox<AccessCandidate> who = new ComboBox<>();

    /**
     * @param search finds by a part of a name
     * @param given  is called with each who is chosen
     */
    public AddAccessForm(Function<String, List<AccessCandidate>> search, Consumer<AccessCandidate> given) {
        addClassName("add-access");
        who.setLabel(getTranslation("statement.sharing.who"));
        who.setPlaceholder(getTranslation("statement.sharing.who.placeholder"));
        who.setItems(query -> search.apply(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        who.setItemLabelGenerator(AccessCandidate::name);
        who.setRenderer(new ComponentRenderer<>(AddAccessForm::option));
        who.setWidthFull();
        who.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                who.clear();
                given.accept(change.getValue());
            }
        });
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
