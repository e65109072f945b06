/** Where letters are given to be sent, and from whom they are: `SMTP_URL` and `MAIL_FROM`. */
export type MailSettings = {
  host: string;
  port: number;
  /** TLS from the first byte. Otherwise STARTTLS where the server offers it, and always before a password is sent to another machine. */
  isSecure: boolean;
  user?: string;
  password?: string;
  from: { name: string; address: string };
  /** `MAIL_STOP_TO`: where coordinators read who wants no more letters, because nobody reads what is sent to `from`. */
  stopTo?: string;
  /** How long a connection, and then each answer, may take; only tests set it. */
  patienceMs?: number;
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whether the letters stay on this machine until the mail server has them. */
export const isOnThisMachine = ({ host }: Pick<MailSettings, "host">): boolean => LOOPBACK.test(host);
