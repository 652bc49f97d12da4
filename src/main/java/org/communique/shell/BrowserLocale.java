package org.communique.shell;

import com.vaadin.flow.component.Direction;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Collections;
import org.communique.screen.Languages;
import org.springframework.stereotype.Component;

/** Shows the screens in the first language of the reader's browser that there is a translation for, and in its direction. */
@Component
class BrowserLocale implements VaadinServiceInitListener {

    private final Languages languages;

    BrowserLocale(Languages languages) {
        this.languages = languages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(ready -> speakTo(ready.getUI()));
        // Before the browser runs a script: a page that turns round afterwards flickers.
        event.addIndexHtmlRequestListener(page -> {
            var locale = languages.best(Collections.list(page.getVaadinRequest().getLocales()));
            page.getDocument()
                    .child(0)
                    .attr("lang", locale.toLanguageTag())
                    .attr("dir", languages.isRightToLeft(locale) ? "rtl" : "ltr");
        });
    }

    private void speakTo(UI ui) {
        var locale = languages.best(Collections.list(VaadinRequest.getCurrent().getLocales()));
        ui.setLocale(locale);
        ui.setDirection(languages.isRightToLeft(locale) ? Direction.RIGHT_TO_LEFT : Direction.LEFT_TO_RIGHT);
    }
}
