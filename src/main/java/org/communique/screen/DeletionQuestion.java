package org.communique.screen;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something is deleted for good. */
public final class DeletionQuestion {

    private DeletionQuestion() {}

    /**
     * @param heading what would be deleted
     * @param advice  what that means
     * @param delete  the label of the button
     */
    public static void ask(String heading, String advice, String delete, Runnable act) {
        var dialog = new ConfirmDialog(heading, advice, delete, click -> act.run());
        dialog.setCancelable(true);
        dialog.setCancelText(dialog.getTranslation("screen.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }
}
