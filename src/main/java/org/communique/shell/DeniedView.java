package org.communique.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import org.communique.screen.ScreenErrorLog;
import org.springframework.security.access.AccessDeniedException;

@PermitAll
@ParentLayout(MainLayout.class)
class DeniedView extends NotFoundScreen<AccessDeniedException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        ScreenErrorLog.SCREENS.denied(parameter.getException());
        return super.setErrorParameter(event, parameter);
    }
}
