package org.communique.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * What a page says while its clicks do not reach the server, or the server cannot look up the member because a database is
 * away. The browser sends them again until they are answered.
 */
@Component
class LostConnection implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.getSource().addUIInitListener(begin -> {
            var screen = begin.getUI();
            screen.getReconnectDialogConfiguration().setDialogText(screen.getTranslation("shell.reconnecting"));
            // Vaadin leaves it without a role, outside all landmarks.
            screen.getPage()
                    .executeJs("document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status')");
        });
    }
}
