package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Comparator;
import org.communique.screen.ChoiceField;
import org.communique.screen.DateField;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.position.Attitude;
import org.communique.treaty.position.Confidence;
import org.communique.treaty.position.Holder;
import org.communique.treaty.position.Position;
import org.communique.treaty.position.PositionData;
import org.communique.treaty.position.PositionService;
import org.communique.treaty.position.Subject;
import org.communique.treaty.state.State;
import org.communique.treaty.state.States;
import org.jspecify.annotations.Nullable;

/** Records a position, or changes one. */
class PositionDialog extends TreatyDialog {

    private final PositionService service;
    private final @Nullable Position position;
    private final Runnable afterwards;
    private final Select<Holder.Kind> kind = new Select<>();
    private final ChoiceField<State> state = new ChoiceField<>(text("state"));
    private final TextField name = new TextField(text("holder.name"));
    private final Select<Edition> edition = new Select<>();
    private final ChoiceField<Article> article = new ChoiceField<>(text("article"));
    private final ChoiceField<Topic> topic = new ChoiceField<>(text("topic"));
    private final DateField date = new DateField(text("date"));
    private final Select<Attitude> attitude = new Select<>();
    private final Select<Confidence> confidence = new Select<>();
    private final TextArea quotation = new TextArea(text("quotation"));
    private final TextField language = new TextField(text("language"));
    private final TextField source = new TextField(text("source"));

    PositionDialog(
            PositionService service,
            PositionPermissions permissions,
            @Nullable Position position,
            Runnable afterwards) {
        super(text(position == null ? "position.add" : "position.change"), text("save"));
        this.service = service;
        this.position = position;
        this.afterwards = afterwards;
        select(kind, "holder", "holder.kind", Holder.Kind.values());
        kind.addValueChangeListener(change -> showHolder());
        state.setItems(States.all().stream()
                .sorted(Comparator.comparing(PositionLabels::name))
                .toList());
        state.setItemLabelGenerator(PositionLabels::name);
        name.setMaxLength(Holder.LONGEST_NAME);
        edition.setLabel(text("edition"));
        edition.setItems(permissions.editions());
        edition.setItemLabelGenerator(Edition::label);
        edition.addValueChangeListener(
                change -> article.setItems(change.getValue().articles()));
        edition.setValue(permissions.editions().getFirst());
        article.setItemLabelGenerator(TreatyLabels::article);
        topic.setItems(Topic.values());
        topic.setItemLabelGenerator(TreatyLabels::of);
        select(attitude, "attitude", "attitude", Attitude.values());
        select(confidence, "confidence", "confidence", Confidence.values());
        quotation.setMaxLength(PositionData.LONGEST_QUOTATION);
        language.setHelperText(text("language.help"));
        source.setMaxLength(PositionData.LONGEST_SOURCE);
        source.setHelperText(text("source.help"));
        if (position != null && position.published() != null) {
            add(new Paragraph(text("position.published.change")));
        }
        require(state, name, date, source);
        requireOneOf(article, topic);
        demand(language, PositionData::isLanguage, "treaty.language.unknown");
        past(date, PositionData.FIRST_DAY);
        judges(date);
        fields(kind, state, name, edition, article, topic, date, attitude, confidence, quotation, language, source);
        fill();
    }

    @SafeVarargs
    private static <T> void select(Select<T> select, String label, String key, T... values) {
        select.setLabel(text(label));
        select.setItems(values);
        select.setItemLabelGenerator(each -> text(key + "." + each));
    }

    private void showHolder() {
        boolean isState = kind.getValue() == Holder.Kind.STATE;
        state.setVisible(isState);
        name.setVisible(!isState);
    }

    private void fill() {
        if (position == null) {
            kind.setValue(Holder.Kind.STATE);
            attitude.setValue(Attitude.SUPPORTS);
            confidence.setValue(Confidence.CERTAIN);
            language.setValue("en");
            return;
        }
        var data = position.data();
        kind.setValue(data.holder().kind());
        var code = data.holder().state();
        if (code != null) {
            States.find(code).ifPresent(state::setValue);
        }
        name.setValue(data.holder().name());
        edition.getListDataView()
                .getItems()
                .filter(each -> each.id().equals(data.subject().edition()))
                .forEach(each -> {
                    edition.setValue(each);
                    each.articles().stream()
                            .filter(one -> one.number().equals(data.subject().article()))
                            .forEach(article::setValue);
                });
        topic.setValue(data.subject().topic());
        date.setValue(data.date());
        attitude.setValue(data.attitude());
        confidence.setValue(data.confidence());
        quotation.setValue(data.quotation());
        language.setValue(data.language());
        source.setValue(data.source());
    }

    @Override
    protected void save() {
        var data = data(kind.getValue() == Holder.Kind.STATE);
        finish(
                position == null ? service.add(data) : service.change(position.id(), data, position.revision()),
                "position.saved",
                afterwards);
    }

    private PositionData data(boolean isState) {
        return new PositionData(
                isState ? Holder.of(state.getValue().code()) : new Holder(kind.getValue(), null, name.getValue()),
                article.isEmpty()
                        ? Subject.of(topic.getValue())
                        : Subject.of(edition.getValue().id(), article.getValue().number()),
                date.getValue(),
                attitude.getValue(),
                confidence.getValue(),
                quotation.getValue(),
                language.getValue(),
                source.getValue());
    }
}
