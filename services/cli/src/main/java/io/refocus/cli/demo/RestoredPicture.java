package io.refocus.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** One test picture restored by the service, measured against its sharp original. */
record RestoredPicture(String file, double blurredPsnrDb, double restoredPsnrDb) {
    double gainDb() {
        return restoredPsnrDb - blurredPsnrDb;
    }

    Map<String, Object> document() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", file);
        row.put("blurredPsnrDb", blurredPsnrDb);
        row.put("restoredPsnrDb", restoredPsnrDb);
        return row;
    }
}
