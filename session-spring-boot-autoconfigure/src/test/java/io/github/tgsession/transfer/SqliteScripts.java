package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes and looks into SQLite files without the code under test.
 */
final class SqliteScripts {

	private SqliteScripts() {
	}

	/**
	 * A changed copy of a file.
	 */
	static Path copy(Path original, Path directory, String... statements) {
		Path copy = directory.resolve("changed-" + original.getFileName());
		try {
			Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return run(copy, statements);
	}

	/**
	 * Runs statements on a file, which need not exist yet.
	 */
	static Path run(Path file, String... statements) {
		try (Connection connection = connect(file); Statement statement = connection.createStatement()) {
			for (String each : statements) {
				statement.execute(each);
			}
			return file;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Connection connect(Path file) throws SQLException {
		return DriverManager.getConnection("jdbc:sqlite:" + file);
	}

	/**
	 * The rows of a query as SQLite quotes them, with the kinds of their values.
	 */
	static List<String> query(Path file, String table, String columns) {
		String quoted = "quote(" + String.join(") || ',' || quote(", columns.split(", ")) + ")";
		return strings(file, "select " + quoted + " from " + table + " order by 1");
	}

	static List<String> strings(Path file, String query) {
		try (Connection connection = connect(file);
				Statement statement = connection.createStatement();
				ResultSet results = statement.executeQuery(query)) {
			List<String> rows = new ArrayList<>();
			while (results.next()) {
				rows.add(results.getString(1));
			}
			return rows;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
