package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.communique.workflow.model.AskedFacts;
import org.communique.workflow.model.StatementFact;
import org.communique.workflow.model.StatementFacts;

/** What a sample statement is like, as far as the workflow's conditions ask. */
class FactsForm extends Div {

    private static final int MOST = 999_999_999;

    private final Consumer<StatementFacts> change;
    private StatementFacts facts;

    FactsForm(AskedFacts asked, StatementFacts facts, Consumer<StatementFacts> change) {
        this.facts = facts;
        this.change = change;
        addClassNames("toolbar", "dry-run-facts");
        asked.facts().forEach(fact -> add(field(fact, asked)));
    }

    private Component field(StatementFact fact, AskedFacts asked) {
        var label = getTranslation("workflow.fact." + fact.key());
        return switch (fact) {
            case ORGANISATIONS -> number(label, facts.organisations(), number -> facts.withOrganisations(number));
            case WORDS -> number(label, facts.words(), number -> facts.withWords(number));
            case LANGUAGE -> language(label);
            case TAGS -> tags(label, asked.tags());
        };
    }

    private Component number(String label, int value, IntFunction<StatementFacts> with) {
        var field = new IntegerField(label);
        field.setMin(0);
        field.setMax(MOST);
        field.setValue(value);
        field.addValueChangeListener(event -> {
            if (event.getValue() != null && !field.isInvalid()) {
                change(with.apply(Math.clamp(event.getValue(), 0, MOST)));
            }
        });
        return field;
    }

    private Component language(String label) {
        var field = new TextField(label);
        field.setMaxLength(40);
        field.setHelperText(getTranslation("workflow.fact.language.advice"));
        field.setValue(facts.language());
        field.addValueChangeListener(event -> change(facts.withLanguage(Locale.forLanguageTag(
                        Objects.requireNonNullElse(event.getValue(), "").strip())
                .toLanguageTag())));
        return field;
    }

    private Component tags(String label, List<String> named) {
        var group = new CheckboxGroup<String>(label);
        group.setItems(named);
        group.setValue(named.stream().filter(facts.tags()::contains).collect(Collectors.toSet()));
        group.addValueChangeListener(event -> change(facts.withTags(event.getValue())));
        return group;
    }

    private void change(StatementFacts other) {
        facts = other;
        change.accept(other);
    }
}
