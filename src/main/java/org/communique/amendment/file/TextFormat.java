package org.communique.amendment.file;

import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.OdtWriter;
import org.communique.file.office.export.TextFile;

/** For which word processors a file is. */
public enum TextFormat {
    DOCX {
        @Override
        byte[] write(TextFile text) {
            return DocxWriter.write(text);
        }
    },
    ODT {
        @Override
        byte[] write(TextFile text) {
            return OdtWriter.write(text);
        }
    };

    abstract byte[] write(TextFile text);
}
