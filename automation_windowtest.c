//go:build windowtest && linux

/* For RTLD_NEXT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <glib/gstdio.h>
#include <webkit2/webkit2.h>

/* --- the web view that a driver may drive --- */

/* The one view of the window; a session asks for it by create-web-view. */
static WebKitWebView *driven = NULL;

static WebKitWebView *hand_over(WebKitAutomationSession *session, gpointer unused) {
  (void)session;
  (void)unused;
  return driven;
}

static void started(WebKitWebContext *context, WebKitAutomationSession *session, gpointer unused) {
  (void)context;
  (void)unused;
  WebKitApplicationInfo *info = webkit_application_info_new();
  webkit_application_info_set_name(info, "autojob");
  webkit_application_info_set_version(info, 0, 1, 0);
  webkit_automation_session_set_application_info(session, info);
  webkit_application_info_unref(info);
  g_signal_connect(session, "create-web-view", G_CALLBACK(hand_over), NULL);
}

static gboolean look_for_drop(gpointer unused);

/* Takes the place of the library's function of this name. */
GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager) {
  WebKitWebContext *context = webkit_web_context_get_default();
  g_signal_connect(context, "automation-started", G_CALLBACK(started), NULL);
  webkit_web_context_set_automation_allowed(context, TRUE);
  driven = WEBKIT_WEB_VIEW(g_object_new(WEBKIT_TYPE_WEB_VIEW,
                                        "user-content-manager", manager,
                                        "is-controlled-by-automation", TRUE,
                                        NULL));
  g_timeout_add(50, look_for_drop, NULL);
  return GTK_WIDGET(driven);
}

/* --- what a driver cannot do in a page: drop files, answer the desktop's own dialogs ---
 *
 * The driver leaves what to do in a file of the folder AUTOJOB_DRIVE; taking it removes it. */

static gchar *taken(const char *name) {
  const char *folder = g_getenv("AUTOJOB_DRIVE");
  gchar *text = NULL;
  if (folder == NULL) return NULL;
  gchar *path = g_build_filename(folder, name, NULL);
  if (g_file_get_contents(path, &text, NULL, NULL)) g_remove(path);
  g_free(path);
  return text;
}

/* Wails' own entry for what the desktop tells the window; it gets dropped files as "DD:x:y:path\npath". */
extern void processMessage(char *message);

static gboolean look_for_drop(gpointer unused) {
  (void)unused;
  gchar *message = taken("drop");
  if (message != NULL) processMessage(message);
  g_free(message);
  return G_SOURCE_CONTINUE;
}

/* The answer to the dialog that is shown; NULL while there is none. */
static gchar **chosen = NULL;

static gboolean answer_dialog(gpointer dialog) {
  gtk_dialog_response(GTK_DIALOG(dialog), *chosen[0] != '\0' ? GTK_RESPONSE_ACCEPT : GTK_RESPONSE_CANCEL);
  return G_SOURCE_REMOVE;
}

/* These two take the place of the library's functions and call them. The real dialog is shown, with the
 * first file chosen, and accepted; an empty answer cancels it. What it then says was chosen is ours, as
 * GTK has no dependable way of choosing several files from outside. */

gint gtk_dialog_run(GtkDialog *dialog) {
  gint (*shown)(GtkDialog *) = (gint(*)(GtkDialog *))dlsym(RTLD_NEXT, "gtk_dialog_run");
  gchar *text = GTK_IS_FILE_CHOOSER(dialog) ? taken("dialog") : NULL;
  g_clear_pointer(&chosen, g_strfreev);
  if (text != NULL) {
    chosen = g_strsplit(*text != '\0' ? text : "\n", "\n", -1);
    g_free(text);
    if (*chosen[0] != '\0' && gtk_file_chooser_get_action(GTK_FILE_CHOOSER(dialog)) != GTK_FILE_CHOOSER_ACTION_SAVE)
      gtk_file_chooser_select_filename(GTK_FILE_CHOOSER(dialog), chosen[0]);
    g_timeout_add(400, answer_dialog, dialog);
  }
  return shown(dialog);
}

GSList *gtk_file_chooser_get_filenames(GtkFileChooser *chooser) {
  if (chosen == NULL) {
    GSList *(*asked)(GtkFileChooser *) = (GSList * (*)(GtkFileChooser *)) dlsym(RTLD_NEXT, "gtk_file_chooser_get_filenames");
    return asked(chooser);
  }
  GSList *list = NULL;
  for (gchar **path = chosen; *path != NULL; path++) list = g_slist_append(list, g_strdup(*path));
  return list;
}
