package org.communique.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Has links wait for the screen that is being fetched, which Vaadin's router cannot do (vaadin/flow#20404). */
@Component
class DeferredNavigation implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .head()
                .appendElement("script")
                .attr("type", "module")
                .attr("src", "elements/links.js"));
    }
}
