;;; -*- lexical-binding: t -*-
;; What a person does in Emacs, with the configuration of docs/editors.md. The private names of eglot stand in for
;; what its timers do, which do not fire in batch. The file holds one example with a role that no model knows.

(require 'cl-lib)
(setq eglot-sync-connect 30)

(defun session-eventually (what done)
  "Wait until DONE returns non-nil; WHAT says what failed if it never does."
  (let ((end (+ (float-time) 20)))
    (while (not (funcall done))
      (when (> (float-time) end)
        (error "%s; the diagnostics are %S" what (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
      (accept-process-output nil 0.05)
      (sit-for 0.01))))

(defun session-problem (rule)
  "The first diagnostic of RULE."
  (cl-find-if (lambda (one) (string-match-p (regexp-quote (format "[%s]" rule)) (flymake-diagnostic-text one)))
              (flymake-diagnostics)))

(defun session-find (rule type)
  "Wait for a diagnostic of RULE and TYPE."
  (session-eventually (format "%s is found as %s" rule type)
                      (lambda ()
                        (let ((found (session-problem rule)))
                          (and found (eq type (flymake-diagnostic-type found))))))
  (session-problem rule))

(defun session-gone (rule)
  "Wait until there is no diagnostic of RULE."
  (session-eventually (format "%s is gone" rule) (lambda () (not (session-problem rule)))))

(defun session-changed ()
  "Tell the server of edits."
  (eglot--signal-textDocument/didChange))

(defun session-configure (rules)
  "Set the severities of RULES."
  (setq-local eglot-workspace-configuration `(:datasetLsp (:rules ,rules)))
  (write-region (format "((nil . ((eglot-workspace-configuration . %S))))" eglot-workspace-configuration)
                nil ".dir-locals.el" nil 'quiet)
  (eglot-signal-didChangeConfiguration (eglot-current-server)))

(defun session ()
  "Open, fix, edit, configure, fix all, save, leave."
  (find-file (car (last command-line-args)))
  (cl-assert (eq major-mode 'jsonl-mode))
  (apply #'eglot (eglot--guess-contact))
  (flymake-start)

  ;; The text there shows whether the columns are right.
  (let* ((problem (session-find "invalid-role" 'eglot-error))
         (start (flymake-diagnostic-beg problem))
         (end (flymake-diagnostic-end problem)))
    (cl-assert (equal "\"assistant\"" (buffer-substring-no-properties start end)))

    ;; A quick fix, chosen by its title.
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt actions &rest _)
                 (car (cl-find-if (lambda (action) (string-match-p "model" (car action))) actions))))
              (last-nonmenu-event t))
      (goto-char start)
      (eglot-code-actions start end nil t)))
  (session-changed)
  (session-gone "invalid-role")

  ;; Edits: a broken line comes and goes, and the same three examples again in other words.
  (goto-char (point-max))
  (insert "{\n")
  (session-changed)
  (session-find "invalid-json" 'eglot-error)
  (delete-region (- (point-max) 2) (point-max))
  (session-changed)
  (session-gone "invalid-json")
  (let ((more (buffer-string)))
    (setq more (string-replace "heißt" "hieß" more))
    (setq more (replace-regexp-in-string "\\(Bitte.*\\)\"model\"" "\\1\"assistant\"" more))
    (goto-char (point-max))
    (insert more))
  (session-changed)
  (session-find "invalid-role" 'eglot-error)

  ;; Settings.
  (session-configure '(:invalid-role "information"))
  (session-find "invalid-role" 'eglot-note)
  (session-configure '(:invalid-role "off"))
  (session-gone "invalid-role")
  (session-configure nil)
  (session-find "invalid-role" 'eglot-error)

  ;; Fix all, save, leave.
  (dataset-fix-all)
  (session-changed)
  (session-gone "invalid-role")
  (save-buffer)
  (eglot-shutdown (eglot-current-server)))

(condition-case failure
    (progn (session) (kill-emacs 0))
  (error
   (message "%s" (error-message-string failure))
   (kill-emacs 1)))
