package org.communique.statement.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.Tag;
import org.communique.statement.Version;
import org.communique.text.CanonicalText;
import org.communique.text.Html.Margin;

/** A version's text with numbers in the margin. A number links to its paragraph in exactly this version. */
@Tag("communique-reader")
public class NumberedText extends Component {

    public NumberedText(Version version) {
        var margin = new Margin(
                "statements/" + version.statement().value() + "/versions?v=" + version.number(),
                number -> getTranslation("statement.paragraph", Integer.toString(number)));
        var html = org.communique.text.Html.numbered(CanonicalText.read(version.text()), margin);
        var prose = new Html("<div class=\"prose numbered\" lang=\"%s\" dir=\"auto\">%s</div>"
                .formatted(org.communique.text.Html.escape(version.language()), html));
        getElement().appendChild(prose.getElement());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://elements/reader.js");
    }
}
