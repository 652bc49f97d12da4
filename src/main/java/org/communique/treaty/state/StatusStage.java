package org.communique.treaty.state;

import org.jspecify.annotations.Nullable;

/** How far a State is. The names are part of message keys. */
public enum StatusStage {
    CONSENTED,
    SIGNED,
    WITHDRAWN,
    NOTHING;

    public static StatusStage of(@Nullable StateStatus status) {
        if (status == null) {
            return NOTHING;
        }
        if (status.cell(StatusCell.WITHDRAWAL).isPresent()) {
            return WITHDRAWN;
        }
        if (status.cell(StatusCell.CONSENT).isPresent()) {
            return CONSENTED;
        }
        return status.cell(StatusCell.SIGNATURE).isPresent() ? SIGNED : NOTHING;
    }
}
