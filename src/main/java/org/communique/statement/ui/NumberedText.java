package org.communique.statement.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.internal.LocaleUtil;
import org.communique.statement.StatementService;
import org.communique.statement.VersionSummary;
import org.communique.text.Html.Margin;

/** A version's text with numbers in the margin. A number links to its paragraph in exactly this version. */
@Tag("communique-reader")
public class NumberedText extends Component {

    public NumberedText(StatementService statements, VersionSummary version) {
        var i18n = LocaleUtil.getI18NProvider().orElseThrow();
        var locale = getLocale();
        var margin = new Margin(
                "statements/" + version.statement().value() + "/versions?v=" + version.number(),
                number -> i18n.getTranslation("statement.paragraph", locale, Integer.toString(number)));
        var html = statements.numberedHtml(version.id(), margin).orElseThrow();
        var prose = new Html("<div class=\"prose numbered\" lang=\"%s\" dir=\"auto\">%s</div>"
                .formatted(org.communique.text.Html.escape(version.language()), html));
        getElement().appendChild(prose.getElement());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://elements/reader.js");
    }
}
