package org.communique.statement.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import org.communique.screen.HtmlContent;
import org.communique.statement.lifecycle.NumberedTextService;
import org.communique.statement.version.VersionSummary;

/** A version's text with numbers in the margin. A number links to its paragraph in exactly this version. */
@Tag("communique-reader")
public class NumberedText extends Component {

    public NumberedText(NumberedTextService texts, VersionSummary version) {
        var html = texts.html(version.id(), getLocale()).orElseThrow();
        getElement().appendChild(new HtmlContent(html, version.language(), "numbered").getElement());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://elements/reader.js");
    }
}
