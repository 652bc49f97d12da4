package org.communique.coalition.access;

/** A member's act on a screen that may need a recent confirmation. The screen asks for it, and then does the act. */
public final class ConfirmedAct {

    private ConfirmedAct() {}

    /** @param act is begun again after the confirmation, so it changes nothing before it calls a service */
    public static void run(Runnable act) {
        try {
            act.run();
        } catch (ConfirmationRequiredException e) {
            throw again(e, () -> run(act));
        }
    }

    /** For work in the background: the exception that has the screen begin again. */
    public static ConfirmationRequiredException again(ConfirmationRequiredException cause, Runnable act) {
        var required = new ConfirmationRequiredException(act);
        required.addSuppressed(cause);
        return required;
    }
}
