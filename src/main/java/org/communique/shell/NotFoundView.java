package org.communique.shell;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;

@PermitAll
@ParentLayout(MainLayout.class)
class NotFoundView extends NotFoundScreen<NotFoundException> {}
