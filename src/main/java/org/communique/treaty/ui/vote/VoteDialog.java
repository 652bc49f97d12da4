package org.communique.treaty.ui.vote;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.DateField;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.position.PositionData;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.ui.TreatyDialog;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.vote.RecordedVote;
import org.communique.treaty.vote.RecordedVoteService;
import org.communique.treaty.vote.StatedResult;
import org.communique.treaty.vote.VoteData;
import org.communique.treaty.vote.VotingBody;
import org.jspecify.annotations.Nullable;

/** Records a vote, or changes one. */
class VoteDialog extends TreatyDialog {

    private final RecordedVoteService service;
    private final @Nullable RecordedVote before;
    private final Runnable afterwards;
    private final Select<VotingBody> body = new Select<>();
    private final DateField date = new DateField(text("date"));
    private final TextField symbol = new TextField(text("vote.symbol"));
    private final TextField title = new TextField(text("vote.title"));
    private final Select<Edition> edition = new Select<>();
    private final ChoiceField<Article> article = new ChoiceField<>(text("article"));
    private final Checkbox adopted = new Checkbox(text("vote.adopted"));
    private final IntegerField yes = new IntegerField(text("vote.how.YES"));
    private final IntegerField no = new IntegerField(text("vote.how.NO"));
    private final IntegerField abstained = new IntegerField(text("vote.how.ABSTAIN"));
    private final TextField source = new TextField(text("source"));
    private final Checkbox toBeChecked = new Checkbox(text("to-be-checked"));

    VoteDialog(
            RecordedVoteService service, RegisterService register, @Nullable RecordedVote before, Runnable afterwards) {
        super(text(before == null ? "vote.add" : "vote.edit"), text("save"));
        this.service = service;
        this.before = before;
        this.afterwards = afterwards;
        body.setLabel(text("vote.body"));
        body.setItems(VotingBody.values());
        body.setItemLabelGenerator(each -> text("vote.body." + each));
        body.setValue(VotingBody.GENERAL_ASSEMBLY);
        require(date, symbol, title, yes, no, abstained, source);
        past(date, PositionData.FIRST_DAY);
        judges(date);
        for (var count : List.of(yes, no, abstained)) {
            count.setMin(0);
            count.setMax(StatedResult.MOST);
            count.setI18n(new IntegerField.IntegerFieldI18n()
                    .setBadInputErrorMessage(text("vote.number"))
                    .setMinErrorMessage(text("vote.number"))
                    .setMaxErrorMessage(text("vote.number")));
        }
        symbol.setMaxLength(VoteData.LONGEST_SYMBOL);
        title.setMaxLength(VoteData.LONGEST_TITLE);
        source.setMaxLength(VoteData.LONGEST_SOURCE);
        source.setHelperText(text("source.help"));
        edition.setLabel(text("edition"));
        edition.setItems(register.editions(InstrumentId.CYBERCRIME));
        edition.setItemLabelGenerator(Edition::label);
        edition.addValueChangeListener(
                change -> article.setItems(change.getValue().articles()));
        edition.setValue(register.editions(InstrumentId.CYBERCRIME).getFirst());
        article.setItemLabelGenerator(TreatyLabels::article);
        article.setHelperText(text("vote.article.help"));
        adopted.addValueChangeListener(change -> enableCounts(!change.getValue()));
        if (before != null) {
            fill(before.data(), register);
        }
        fields(body, date, symbol, title, edition, article, adopted, yes, no, abstained, source, toBeChecked);
    }

    private void enableCounts(boolean enabled) {
        for (var count : List.of(yes, no, abstained)) {
            count.setEnabled(enabled);
            count.setInvalid(count.isInvalid() && enabled);
        }
    }

    private void fill(VoteData data, RegisterService register) {
        body.setValue(data.body());
        date.setValue(data.date());
        symbol.setValue(data.symbol());
        title.setValue(data.title());
        var number = data.article();
        if (data.edition() != null && number != null) {
            register.editions(data.instrument()).stream()
                    .filter(each -> each.id().equals(data.edition()))
                    .findFirst()
                    .ifPresent(found -> {
                        edition.setValue(found);
                        found.article(number).ifPresent(article::setValue);
                    });
        }
        adopted.setValue(data.result() == null);
        if (data.result() != null) {
            yes.setValue(data.result().yes());
            no.setValue(data.result().no());
            abstained.setValue(data.result().abstained());
        }
        source.setValue(data.source());
        toBeChecked.setValue(data.toBeChecked());
    }

    @Override
    protected void save() {
        var data = new VoteData(
                body.getValue(),
                date.getValue(),
                symbol.getValue(),
                title.getValue(),
                InstrumentId.CYBERCRIME,
                article.isEmpty() ? null : edition.getValue().id(),
                article.isEmpty() ? null : article.getValue().number(),
                adopted.getValue() ? null : new StatedResult(yes.getValue(), no.getValue(), abstained.getValue()),
                source.getValue(),
                toBeChecked.getValue());
        var outcome = before == null ? service.add(data) : service.change(before.id(), data, before.revision());
        if (outcome instanceof Refusal refusal) {
            refuse(refusal);
        } else {
            close();
            afterwards.run();
        }
    }
}
