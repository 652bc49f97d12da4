package org.communique.treaty.ui.stance;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.communique.screen.ChoiceField;
import org.communique.screen.DateField;
import org.communique.screen.TimeFormat;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.stance.NewStanceRequest;
import org.communique.treaty.stance.StanceRequest;
import org.communique.treaty.stance.StanceService;
import org.communique.treaty.ui.TreatyDialog;
import org.communique.treaty.ui.TreatyLabels;

/** Asks all organisations where they stand on some articles. */
class StanceRequestDialog extends TreatyDialog {

    private final StanceService service;
    private final Runnable afterwards;
    private final TextField title = new TextField(text("stances.title"));
    private final Select<Edition> edition = new Select<>();
    private final ChoiceField.Several<Article> articles = new ChoiceField.Several<>(text("articles.choose"));
    private final DateField deadline = new DateField(text("stances.deadline"));

    StanceRequestDialog(StanceService service, RegisterService register, Runnable afterwards) {
        super(text("stances.ask"), text("stances.ask"));
        this.service = service;
        this.afterwards = afterwards;
        title.setMaxLength(StanceRequest.LONGEST_TITLE);
        edition.setLabel(text("edition"));
        edition.setItems(register.editions(InstrumentId.CYBERCRIME));
        edition.setItemLabelGenerator(Edition::label);
        edition.addValueChangeListener(change -> articles.setItems(
                change.getValue() == null ? List.of() : change.getValue().articles()));
        edition.setValue(register.editions(InstrumentId.CYBERCRIME).getFirst());
        articles.setItemLabelGenerator(TreatyLabels::article);
        deadline.setHelperText(text("stances.deadline.help"));
        require(title, edition, articles, deadline);
        deadline.between(LocalDate.now(TimeFormat.zone()), null);
        judges(deadline);
        fields(title, edition, articles, deadline);
    }

    @Override
    protected void save() {
        Instant end =
                deadline.getValue().plusDays(1).atStartOfDay(TimeFormat.zone()).toInstant();
        var numbers = articles.getValue().stream().map(Article::number).sorted().toList();
        finish(
                service.ask(new NewStanceRequest(
                        title.getValue(), edition.getValue().id(), numbers, end)),
                "stances.asked",
                afterwards);
    }
}
