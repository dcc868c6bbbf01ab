import type * as vscode from "vscode";
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type LanguageClient,
  State,
  type StreamInfo,
} from "vscode-languageclient/node";
import { createClient } from "./client";
import { type Choice, openSettings, restart, showError, showLog } from "./messages";
import { ServerProcess } from "./serverProcess";

/** How long a server may take to answer `initialize`. */
const startSeconds = 20;
/** A server that ended is started again, unless it has ended more often than this lately. */
const restarts = 4;
const latelyMinutes = 3;
/** How long a server that was asked to end may take. */
const endMilliseconds = 2000;

/** One client and its server, until it is stopped; a server that crashes is replaced. */
export class Session {
  readonly client: LanguageClient;
  readonly #changes: { dispose(): void };
  #process: ServerProcess | undefined;
  #limit: NodeJS.Timeout | undefined;
  /** Why we ended the server ourselves. */
  #failure: { readonly message: string; readonly choices: Choice[] } | undefined;
  #ends: number[] = [];
  #stopped = false;

  /** @param serverPath of the executable */
  constructor(
    private readonly serverPath: string,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.client = createClient(
      () => this.#launch(),
      {
        errorHandler: {
          // What the server writes or reads no more ends with its end, which `closed` explains.
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => this.#closed(),
        },
        initializationFailedHandler: (error: unknown) => {
          void this.#refused(error);
          return false;
        },
      },
      log,
    );
    this.#changes = this.client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        this.#initialized();
      }
    });
  }

  /** Starts the server and returns at once; a failure is told to the person. */
  start(): void {
    this.client.start().catch((error: unknown) => {
      this.log.debug(`The client did not start: ${String(error)}`);
    });
  }

  /** Ends the server within some seconds, also one that hangs. It cannot be started again. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#limit);
    this.#changes.dispose();
    try {
      await this.client.dispose(endMilliseconds);
    } catch {
      // A server that has crashed or hangs cannot be told to stop.
    }
    if (this.#process?.initialized) {
      await this.#process.endsWithin(endMilliseconds);
    }
    this.#process?.kill();
  }

  async #launch(): Promise<StreamInfo> {
    let process: ServerProcess;
    try {
      process = await ServerProcess.start(this.serverPath, this.log);
    } catch (error) {
      void showError(`The server could not be run: ${messageOf(error)}`, showLog, openSettings);
      throw error;
    }
    if (this.#stopped) {
      process.kill();
      throw new Error("The session was stopped.");
    }
    this.#process = process;
    this.#failure = undefined;
    this.#limit = setTimeout(() => {
      this.#fail(`The server has not answered within ${startSeconds} seconds.`, restart, showLog);
    }, startSeconds * 1000);
    return { reader: process.stdout, writer: process.stdin };
  }

  #initialized(): void {
    clearTimeout(this.#limit);
    if (this.#process !== undefined) {
      this.#process.initialized = true;
    }
    const { serverInfo } = this.client.initializeResult ?? {};
    this.log.info(
      `Running: ${serverInfo?.name ?? "server"} ${serverInfo?.version ?? ""}`.trimEnd(),
    );
  }

  /** The answer to `initialize` was an error, or none came because the server ended. */
  async #refused(error: unknown): Promise<void> {
    if ((await this.#process?.endsWithin(1000)) === false) {
      this.#fail(`The server could not be initialized: ${messageOf(error)}`, showLog, openSettings);
    }
  }

  #fail(message: string, ...choices: Choice[]): void {
    this.#failure ??= { message, choices };
    this.#process?.kill();
  }

  /** The connection has ended: says why, and whether there is to be another. */
  async #closed(): Promise<CloseHandlerResult> {
    clearTimeout(this.#limit);
    const process = this.#process;
    if ((await process?.endsWithin(1000)) === false) {
      process?.kill();
      await process?.endsWithin(1000);
    }
    const giveUp = { action: CloseAction.DoNotRestart, handled: true };
    if (this.#stopped || process === undefined) {
      return giveUp;
    }
    if (this.#failure !== undefined) {
      void showError(this.#failure.message, ...this.#failure.choices);
      return giveUp;
    }
    if (!process.initialized) {
      void showError(`The server ended at once ${process.end}`, showLog, openSettings);
      return giveUp;
    }
    const now = Date.now();
    this.#ends = [...this.#ends.filter((end) => now - end < latelyMinutes * 60_000), now];
    if (this.#ends.length > restarts) {
      void showError(
        `The server ended ${this.#ends.length} times within ${latelyMinutes} minutes, the last time ${process.end}`,
        restart,
        showLog,
      );
      return giveUp;
    }
    this.log.warn(`The server ended ${process.end} It is started again.`);
    return { action: CloseAction.Restart, handled: true };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
