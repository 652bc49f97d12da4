package org.communique.publishing;

import org.communique.statement.TextReader;
import org.springframework.stereotype.Component;

/** Lets statements begin with a file. */
@Component
class FileReader implements TextReader {

    @Override
    public Reading read(String filename, byte[] content) {
        return switch (Imports.read(filename, content)) {
            case Imported.Text text -> new Reading.Read(text.text(), text.title(), text.losses());
            case Imported.Refused refused ->
                new Reading.Unreadable(refused.reason().key());
        };
    }
}
