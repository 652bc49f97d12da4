package org.communique.treaty.ui.stance;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.stance.ArticleStance;
import org.communique.treaty.stance.Stance;
import org.communique.treaty.stance.StanceAnswer;
import org.communique.treaty.stance.StanceRequest;
import org.communique.treaty.stance.StanceService;
import org.communique.treaty.ui.TreatyDialog;
import org.jspecify.annotations.Nullable;

/** An organisation's answer, article by article. */
class StanceAnswerDialog extends TreatyDialog {

    private final StanceService service;
    private final StanceRequest request;
    private final long revision;
    private final Runnable afterwards;
    private final Map<ArticleNumber, Row> rows = new LinkedHashMap<>();
    private final Checkbox publishable = new Checkbox(text("stances.publishable"));

    private record Row(RadioButtonGroup<Stance> stance, TextField words) {}

    StanceAnswerDialog(
            StanceService service, StanceRequest request, @Nullable StanceAnswer before, Runnable afterwards) {
        super(text("stances.answer"), text("save"));
        this.service = service;
        this.request = request;
        this.revision = before == null ? 0 : before.revision();
        this.afterwards = afterwards;
        var all = new Div();
        all.addClassName("stance-answers");
        List<ArticleStance> former = before == null ? List.of() : before.stances();
        for (var article : request.articles()) {
            var row = row(article);
            former.stream().filter(each -> each.article().equals(article)).forEach(each -> {
                row.stance().setValue(each.stance());
                row.words().setValue(each.words());
            });
            rows.put(article, row);
            all.add(row.stance(), row.words());
        }
        publishable.setValue(before != null && before.publishable());
        publishable.setHelperText(text("stances.publishable.help"));
        fields(all, publishable);
    }

    private static Row row(ArticleNumber article) {
        var stance = new RadioButtonGroup<Stance>(text("article.short", article.text()));
        stance.setItems(Stance.values());
        stance.setItemLabelGenerator(each -> text("stance." + each));
        stance.setValue(Stance.NO_POSITION);
        var words = new TextField(text("stances.words", article.text()));
        words.setMaxLength(ArticleStance.LONGEST_WORDS);
        words.setWidthFull();
        return new Row(stance, words);
    }

    @Override
    protected void save() {
        var stances = rows.entrySet().stream()
                .map(row -> new ArticleStance(
                        row.getKey(),
                        row.getValue().stance().getValue(),
                        row.getValue().words().getValue()))
                .toList();
        finish(service.answer(request.id(), stances, publishable.getValue(), revision), "stances.answered", afterwards);
    }
}
