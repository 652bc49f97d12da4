package org.communique.statement.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Has a page that is a draft fetch the editor at once, and not only when the server has answered three times. */
@Component
class EditorPreloadListener implements VaadinServiceInitListener {

    private static final Pattern DRAFT = Pattern.compile("/statements/[^/]+/draft");

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            var path = page.getVaadinRequest().getPathInfo();
            if (path != null && DRAFT.matcher(path).matches()) {
                page.getDocument()
                        .head()
                        .appendElement("script")
                        .attr("type", "module")
                        .attr("async", true)
                        .attr("src", DraftEditor.PROGRAM);
            }
        });
    }
}
